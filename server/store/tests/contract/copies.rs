use store::{Store, testing::Fresh};

use crate::world::world;

/// A place for a copy, gone when dropped.
struct Place(std::path::PathBuf);

impl Place {
    fn beside(store: &Fresh) -> Self {
        let name = store.url().replace(|c: char| !c.is_alphanumeric(), "_");
        Self(std::env::temp_dir().join(format!("{name}.copy")))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).ok();
    }
}

/// `None`, said aloud, where the programs of PostgreSQL are missing.
async fn copied(store: &Fresh) -> Option<Place> {
    let place = Place::beside(store);
    match store.backup(&place.0).await {
        Ok(()) => Some(place),
        Err(error) if error.to_string().contains("is missing") => {
            eprintln!("skipped: {error}");
            None
        }
        Err(error) => panic!("{error}"),
    }
}

async fn a_copy_brings_everything_back(store: &Fresh) {
    let world = world(store).await;
    let idea = world.idea(store, "Ein Drucker für das Archiv").await;
    world.comment(store, idea, "Bei uns auch – größer").await;
    let Some(copy) = copied(store).await else { return };
    let target = store.blank().await;
    Store::restore(&target.url(), &copy.0).await.unwrap();
    let restored = target.again().await;
    restored.migrate().await.unwrap();
    let before = store.read().await.unwrap().checksum().await.unwrap();
    assert_eq!(restored.read().await.unwrap().checksum().await.unwrap(), before);
    assert_eq!(restored.read().await.unwrap().miscounted().await.unwrap(), 0);
    restored.close().await;
}

async fn a_copy_never_takes_the_place_of_anything(store: &Fresh) {
    world(store).await;
    let Some(copy) = copied(store).await else { return };
    let again = store.backup(&copy.0).await.unwrap_err();
    assert!(again.to_string().contains("exists already"), "{again}");
    let over = Store::restore(&store.url(), &copy.0).await.unwrap_err();
    assert!(over.to_string().contains("in use") || over.to_string().contains("holds people"), "{over}");
    let target = store.blank().await;
    std::fs::write(&copy.0, "not a copy").unwrap();
    assert!(Store::restore(&target.url(), &copy.0).await.is_err());
    std::fs::remove_file(&copy.0).unwrap();
    assert!(Store::restore(&target.url(), &copy.0).await.is_err());
}

store::contract!(a_copy_brings_everything_back, a_copy_never_takes_the_place_of_anything);
