//! Parts of a page that look the same whenever the same is shown: the server draws them once and sends them often, and the browser
//! wakes them one after the other.

use std::hash::Hash;

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        ssr::StreamBuilder,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

use super::asleep::Asleep;

/// A part that is drawn when it is needed: on the server only if nobody has drawn the same before, in the browser always.
///
/// The server also saves the walks through the view in which Leptos looks for data to wait for. Such a part therefore waits for
/// nothing, and it begins and ends with an element of its own.
pub struct Remembered<I, D> {
    input: I,
    draw: D,
    plain: bool,
    in_turn: bool,
}

/// Draws a part that shows `input`, in the language of the page, and nothing else: no name of the reader, no time of day, nothing
/// from context. The same input looks the same for everybody, so that nothing of one reader can reach another.
pub const fn remember<I, D>(input: I, draw: D) -> Remembered<I, D>
where
    I: Hash + Send + 'static,
    D: FnOnce(I) -> AnyView + Send + 'static,
{
    Remembered { input, draw, plain: true, in_turn: false }
}

/// As [`remember`], where `plain` says whether the part shows nothing but `input` for now.
pub const fn remember_if<I, D>(plain: bool, input: I, draw: D) -> Remembered<I, D>
where
    I: Hash + Send + 'static,
    D: FnOnce(I) -> AnyView + Send + 'static,
{
    Remembered { input, draw, plain, in_turn: false }
}

/// Draws a part late, without remembering it.
pub fn late<D>(draw: D) -> Remembered<(), impl FnOnce(()) -> AnyView + Send + 'static>
where
    D: FnOnce() -> AnyView + Send + 'static,
{
    Remembered { input: (), draw: move |()| draw(), plain: false, in_turn: false }
}

impl<I, D> Remembered<I, D> {
    /// The browser wakes this part after what surrounds it, in a turn of its own. The part is one element, and asks for no data.
    #[must_use]
    pub fn in_turn(self) -> Self {
        Self { in_turn: true, ..self }
    }
}

impl<I, D> Remembered<I, D>
where
    D: FnOnce(I) -> AnyView,
{
    fn view(self) -> AnyView {
        (self.draw)(self.input)
    }
}

impl<I, D> Render for Remembered<I, D>
where
    D: FnOnce(I) -> AnyView,
{
    type State = Asleep;

    fn build(self) -> Self::State {
        Asleep::awake(self.view().build())
    }

    fn rebuild(self, state: &mut Self::State) {
        state.rebuild(self.view());
    }
}

impl<I, D> AddAnyAttr for Remembered<I, D>
where
    I: Send + 'static,
    D: FnOnce(I) -> AnyView + Send + 'static,
{
    type Output<A: Attribute> = AnyView;

    fn add_any_attr<A: Attribute>(self, attr: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        self.view().add_any_attr(attr).into_any()
    }
}

impl<I, D> RenderHtml for Remembered<I, D>
where
    I: Hash + Send + 'static,
    D: FnOnce(I) -> AnyView + Send + 'static,
{
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self::AsyncOutput {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        if self.plain && escape && !mark_branches && extra_attrs.is_empty() {
            let Self { input, draw, .. } = self;
            return memory::draw::<I, D>(input, buf, position, |input, buf, position| {
                draw(input).to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
            });
        }
        self.view().to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        if self.plain {
            buf.with_buf(|buf| self.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs));
        } else {
            let view = self.view();
            view.to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, extra_attrs);
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        if FROM_SERVER && self.in_turn {
            return Asleep::put(cursor, position, move |cursor, position| {
                self.view().hydrate::<true>(cursor, position)
            });
        }
        Asleep::awake(self.view().hydrate::<FROM_SERVER>(cursor, position))
    }

    fn into_owned(self) -> Self::Owned {
        self
    }
}

mod memory {
    use std::{
        any::TypeId,
        collections::HashMap,
        hash::{BuildHasher as _, DefaultHasher, Hash, Hasher, RandomState},
        sync::{LazyLock, Mutex, PoisonError},
    };

    use leptos::tachys::view::Position;

    use crate::words::{Lang, use_lang};

    /// Adds the part to `buf`: what is remembered for this input, or what `draw` adds now.
    pub(super) fn draw<I: Hash, D: 'static>(
        input: I,
        buf: &mut String,
        position: &mut Position,
        draw: impl FnOnce(I, &mut String, &mut Position),
    ) {
        let key = Key::of::<D>(&input);
        if recall(&key, buf) {
            *position = Position::NextChild;
            return;
        }
        let start = buf.len();
        draw(input, buf, position);
        keep(key, &buf[start..]);
    }

    /// Where a part is drawn, in which language, and what it shows: 128 bits of it under keys that this process alone knows, so that
    /// nobody can look for two inputs that meet there, and no two will by chance.
    #[derive(PartialEq, Eq, Hash)]
    struct Key(TypeId, Lang, [u64; 2]);

    static LOTS: LazyLock<[RandomState; 2]> = LazyLock::new(|| [RandomState::new(), RandomState::new()]);

    impl Key {
        fn of<D: 'static>(input: &impl Hash) -> Self {
            let mut both = Both(LOTS.each_ref().map(RandomState::build_hasher));
            input.hash(&mut both);
            Self(TypeId::of::<D>(), use_lang(), both.0.map(|hasher| hasher.finish()))
        }
    }

    /// Reads its input once for two hashes.
    struct Both([DefaultHasher; 2]);

    impl Hasher for Both {
        fn write(&mut self, bytes: &[u8]) {
            self.0.iter_mut().for_each(|hasher| hasher.write(bytes));
        }

        fn finish(&self) -> u64 {
            self.0[0].finish()
        }
    }

    /// Bytes of a generation. There are two at most.
    const GENERATION: usize = 16 << 20;

    /// What was drawn lately. When the young generation is full, the old one is forgotten, but for what was needed meanwhile.
    #[derive(Default)]
    struct Memory {
        young: HashMap<Key, String>,
        old: HashMap<Key, String>,
        bytes: usize,
    }

    static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

    /// Adds what was drawn for `key` to `buf`, if it is remembered.
    fn recall(key: &Key, buf: &mut String) -> bool {
        let mut memory = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(html) = memory.young.get(key) {
            buf.push_str(html);
            return true;
        }
        let Some((key, html)) = memory.old.remove_entry(key) else { return false };
        buf.push_str(&html);
        memory.put(key, html);
        true
    }

    fn keep(key: Key, html: &str) {
        MEMORY.lock().unwrap_or_else(PoisonError::into_inner).put(key, html.to_owned());
    }

    impl Memory {
        fn put(&mut self, key: Key, html: String) {
            self.bytes += size_of::<Key>() + html.len();
            self.young.insert(key, html);
            if self.bytes > GENERATION {
                self.old = std::mem::take(&mut self.young);
                self.bytes = 0;
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{GENERATION, Key, Memory};
        use crate::words::Lang;
        use std::any::TypeId;

        fn key(n: usize) -> Key {
            Key(TypeId::of::<()>(), Lang::De, [n as u64; 2])
        }

        #[test]
        fn memory_has_an_end() {
            let mut memory = Memory::default();
            for n in 0..10_000 {
                memory.put(key(n), "x".repeat(4_096));
            }
            let kept = memory.young.len() + memory.old.len();
            assert!(kept * 4_096 <= 2 * (GENERATION + 4_200), "{kept}");
            assert!(memory.young.contains_key(&key(9_999)));
            assert!(!memory.young.contains_key(&key(0)) && !memory.old.contains_key(&key(0)));
        }
    }
}
