//! `cargo xtask start`: from a fresh clone to the running product.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Error, Result};
use clap::Args;

use crate::build::{self, Product};
use crate::workspace::{Mode, root, run, say};

#[derive(Args)]
pub struct Start {
    /// sqlite://… or postgres://…; a file in data/ when left out
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Address and port to listen on, for example 127.0.0.1:3000
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Leave an empty database empty
    #[arg(long)]
    empty: bool,
    /// Build fast instead of building for speed
    #[arg(long)]
    debug: bool,
}

impl Start {
    /// Returns only if something is wrong: in the end this process becomes the server.
    pub fn run(&self) -> Result<()> {
        let product = build::product(Mode::from_debug(self.debug))?;

        fs::create_dir_all(root().join("data")).context("the folder data/ cannot be created")?;
        run(self.dogital(&product).arg("migrate")).context("the database could not be prepared")?;
        if !self.empty {
            // Does nothing if there are ideas already.
            run(self.dogital(&product).args(["seed", "--demo"])).context("the demo could not be put in")?;
        }
        say("Starting the server; Ctrl-C ends it");
        let failure = self.dogital(&product).arg("serve").exec();
        Err(Error::new(failure).context("the server could not be started"))
    }

    fn dogital(&self, product: &Product) -> Command {
        let mut command = Command::new(&product.program);
        command.current_dir(root()).env("DOGITAL_SITE_DIR", &product.site);
        if let Some(url) = &self.database_url {
            command.env("DOGITAL_DATABASE_URL", url);
        }
        if let Some(address) = &self.listen {
            command.env("DOGITAL_LISTEN", address);
        }
        command
    }
}
