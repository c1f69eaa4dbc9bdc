use crate::words::words;

words! {
    /// Every act of moderation and administration, and the reading of what only few may read.
    Verb {
        /// A held idea or comment was let through.
        Approve = "approve",
        /// An official answer was given.
        Answer = "answer",
        /// The status changed without an answer.
        StatusChanged = "status_changed",
        /// An idea or a comment was hidden.
        Hide = "hide",
        /// What was hidden or declined is there again.
        Restore = "restore",
        /// A held idea or comment was not let through, or an idea was declined.
        Decline = "decline",
        /// An idea became part of another.
        Merge = "merge",
        /// Two merged ideas are two again.
        Unmerge = "unmerge",
        /// An idea became several.
        Split = "split",
        /// What was split is one again.
        Unsplit = "unsplit",
        /// A merge stays although somebody objects.
        ObjectionAnswered = "objection_answered",
        /// The reports of an idea or a comment were settled.
        SettleReports = "settle_reports",
        /// An appeal was decided: see [`Decision`].
        AppealDecided = "appeal_decided",
        /// Deletion for good was asked for.
        EraseAsked = "erase_asked",
        /// A second person confirmed the deletion.
        EraseConfirmed = "erase_confirmed",
        /// An act was undone; the detail is the word of that act.
        Undo = "undo",
        /// Somebody was given an item.
        Assign = "assign",
        /// A decision was prepared, or what was prepared was discarded.
        Prepare = "prepare",
        /// A note for colleagues was written or taken away.
        Note = "note",
        /// A tag was put on or taken off.
        Tag = "tag",
        /// The date of the promised answer changed.
        PromiseChanged = "promise_changed",
        /// A specialist unit was asked for its opinion.
        OpinionAsked = "opinion_asked",
        /// A specialist unit gave its opinion.
        OpinionGiven = "opinion_given",
        /// What is looked at before it is published changed.
        PremoderationChanged = "premoderation_changed",
        /// A campaign, or its phases, changed.
        CampaignChanged = "campaign_changed",
        /// The ballots of a campaign were frozen; the detail is the hash.
        VotesFrozen = "votes_frozen",
        /// The ballots of a campaign and their key were destroyed.
        VotesDestroyed = "votes_destroyed",
        /// Ideas were pulled from a frozen vote; the detail is the hash of the result.
        IdeasPulled = "ideas_pulled",
        /// A workshop was founded, changed, closed or opened again.
        WorkshopChanged = "workshop_changed",
        /// Somebody belongs to the team of a workshop, or no longer.
        TeamChanged = "team_changed",
        /// A workshop took an idea.
        IdeaClaimed = "idea_claimed",
        /// A workshop gave an idea back.
        IdeaReleased = "idea_released",
        /// What became of an idea was recorded; the detail is the kind of the outcome.
        OutcomeRecorded = "outcome_recorded",
        /// The answers to a survey and its key were destroyed; the sums stay.
        SurveyClosed = "survey_closed",
        /// A text for the public was written, or discarded before anybody released it.
        ResultWritten = "result_written",
        /// A text was released to the public by a second person.
        ResultReleased = "result_released",
        /// What the public read was taken back.
        ResultTakenBack = "result_taken_back",
        /// A topic changed.
        TopicChanged = "topic_changed",
        /// A unit changed.
        UnitChanged = "unit_changed",
        /// An account was made.
        PersonAdded = "person_added",
        /// An account has another role.
        RoleChanged = "role_changed",
        /// An account belongs to another unit.
        PersonMoved = "person_moved",
        /// An account was shut.
        PersonDisabled = "person_disabled",
        /// An account was opened again.
        PersonEnabled = "person_enabled",
        /// An account got a new password.
        PasswordRenewed = "password_renewed",
        /// A text of the product changed.
        TextChanged = "text_changed",
        /// A template for answers changed.
        TemplateChanged = "template_changed",
        /// The list of synonyms changed.
        SynonymsChanged = "synonyms_changed",
        /// A token was made.
        TokenCreated = "token_created",
        /// A token was revoked.
        TokenRevoked = "token_revoked",
        /// Access codes were made.
        CodesCreated = "codes_created",
        /// Access codes were revoked.
        CodesRevoked = "codes_revoked",
        /// Reports were read.
        ReadReports = "read_reports",
        /// Notes for colleagues were read.
        ReadNotes = "read_notes",
        /// The list of people was read.
        ReadPeople = "read_people",
        /// The audit was read.
        ReadAudit = "read_audit",
        /// An item was looked at as somebody else would see it.
        ViewAs = "view_as",
        /// Data was taken out.
        Exported = "exported",
    }
}

words! {
    /// How an appeal was decided: the detail of [`Verb::AppealDecided`].
    Decision {
        /// The author was right.
        Granted = "granted",
        /// It stays as it was.
        Rejected = "rejected",
    }
}
