//! A part of a page that the server has sent and that does not listen yet.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{CastFrom as _, Rndr, types},
        view::{Mountable, Position, PositionState},
    },
};

use crate::turns;

type Awake = <AnyView as Render>::State;

/// An element with all that is in it, which sleeps until its turn comes, or is awake.
pub struct Asleep(Rc<RefCell<Part>>);

enum Part {
    Asleep(types::Element),
    Awake(Awake),
}

impl Asleep {
    /// A part that listens already.
    pub fn awake(state: Awake) -> Self {
        Self(Rc::new(RefCell::new(Part::Awake(state))))
    }

    /// Passes over the element at `cursor`, and wakes it with `wake` when its turn comes. Where it was taken away meanwhile, nothing is
    /// left to wake.
    pub fn put(
        cursor: &Cursor,
        position: &PositionState,
        wake: impl FnOnce(&Cursor, &PositionState) -> Awake + 'static,
    ) -> Self {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            Position::NextChild
            | Position::NextChildAfterText
            | Position::OnlyChild
            | Position::LastChild => {
                cursor.sibling();
            }
        }
        position.set(Position::NextChild);
        let Some(element) = types::Element::cast_from(cursor.current()) else {
            return Self::awake(wake(cursor, &PositionState::new(Position::Current)));
        };
        let part = Rc::new(RefCell::new(Part::Asleep(element.clone())));
        let (place, owner): (Weak<RefCell<Part>>, _) = (Rc::downgrade(&part), Owner::current());
        turns::later(move || {
            let sleeping = place.upgrade().filter(|part| matches!(*part.borrow(), Part::Asleep(_)));
            let (Some(part), Some(owner)) = (sleeping, owner) else { return };
            let position = PositionState::new(Position::Current);
            let state = owner.with(|| wake(&Cursor::new(element), &position));
            *part.borrow_mut() = Part::Awake(state);
        });
        Self(part)
    }

    /// Shows another view in its place.
    pub fn rebuild(&mut self, view: AnyView) {
        let mut part = self.0.borrow_mut();
        if let Part::Awake(state) = &mut *part {
            view.rebuild(state);
        } else {
            let mut state = view.build();
            part.insert_before_this(&mut state);
            part.unmount();
            *part = Part::Awake(state);
        }
    }
}

impl Mountable for Part {
    fn unmount(&mut self) {
        match self {
            Self::Asleep(element) => element.unmount(),
            Self::Awake(state) => state.unmount(),
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            Self::Asleep(element) => Rndr::insert_node(parent, element, marker),
            Self::Awake(state) => state.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Asleep(element) => element.insert_before_this(child),
            Self::Awake(state) => state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            Self::Asleep(element) => vec![element.clone()],
            Self::Awake(state) => state.elements(),
        }
    }
}

impl Mountable for Asleep {
    fn unmount(&mut self) {
        self.0.borrow_mut().unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.0.borrow_mut().mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.borrow().insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.0.borrow().elements()
    }
}
