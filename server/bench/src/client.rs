//! A keep-alive HTTP/1.1 client that does as little as possible, so that the machine's time goes to the server.

use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// A request, ready for the wire.
#[derive(Clone)]
pub struct Request(Vec<u8>);

impl Request {
    /// A request without a body. `headers` are whole lines, each ending in `\r\n`.
    pub fn get(path: &str, headers: &str) -> Self {
        Self(format!("GET {path} HTTP/1.1\r\nhost: bench\r\n{headers}\r\n").into_bytes())
    }

    /// A form. `headers` say what it is.
    pub fn form(path: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!("POST {path} HTTP/1.1\r\nhost: bench\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
                .into_bytes(),
        )
    }

    /// A request with a JSON body.
    pub fn json(method: &str, path: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self(
            format!("{method} {path} HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
                .into_bytes(),
        )
    }
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

/// What is read at once, if it has come.
const READ: usize = 64 * 1024;

/// One connection.
pub struct Client {
    stream: TcpStream,
    /// What came, of which all before `start` has been taken.
    buffer: Vec<u8>,
    start: usize,
}

impl Client {
    pub async fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new(), start: 0 })
    }

    pub async fn send(&mut self, request: &Request) -> Result<Answer> {
        self.stream.write_all(&request.0).await?;
        let head_end = self.fill_to_head().await?;
        let head = String::from_utf8_lossy(&self.unread()[..head_end]).into_owned();
        self.pass(head_end + 4);
        let status = head.get(9..12).context("no status")?.parse()?;
        let mut body = Vec::new();
        match header(&head, "content-length") {
            Some(length) => self.take(length.parse()?, &mut body).await?,
            None if header(&head, "transfer-encoding").is_some() => self.chunks(&mut body).await?,
            None => {}
        }
        Ok(Answer { status, head, body })
    }

    /// Sends and leaves the answer to [`Self::wait_for`].
    pub async fn open_stream(&mut self, request: &Request) -> Result<()> {
        self.stream.write_all(&request.0).await?;
        let head_end = self.fill_to_head().await?;
        self.pass(head_end);
        Ok(())
    }

    /// Reads until `needle` has come.
    pub async fn wait_for(&mut self, needle: &[u8]) -> Result<()> {
        while !self.unread().windows(needle.len()).any(|window| window == needle) {
            self.pass(self.unread().len().saturating_sub(needle.len()));
            self.read_more().await?;
        }
        self.pass(self.unread().len());
        Ok(())
    }

    fn unread(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    fn pass(&mut self, length: usize) {
        self.start += length;
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.start = 0;
        }
    }

    async fn fill_to_head(&mut self) -> Result<usize> {
        loop {
            if let Some(end) = self.unread().windows(4).position(|window| window == b"\r\n\r\n") {
                return Ok(end);
            }
            self.read_more().await?;
        }
    }

    async fn read_more(&mut self) -> Result<()> {
        if self.start > READ {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.buffer.reserve(READ);
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server hung up");
        }
        Ok(())
    }

    async fn take(&mut self, length: usize, into: &mut Vec<u8>) -> Result<()> {
        while self.unread().len() < length {
            self.read_more().await?;
        }
        into.extend_from_slice(&self.unread()[..length]);
        self.pass(length);
        Ok(())
    }

    async fn chunks(&mut self, into: &mut Vec<u8>) -> Result<()> {
        loop {
            let end = loop {
                if let Some(end) = self.unread().windows(2).position(|window| window == b"\r\n") {
                    break end;
                }
                self.read_more().await?;
            };
            let size = usize::from_str_radix(std::str::from_utf8(&self.unread()[..end])?.trim(), 16)?;
            self.pass(end + 2);
            self.take(size + 2, into).await?;
            into.truncate(into.len() - 2);
            if size == 0 {
                return Ok(());
            }
        }
    }
}

/// The value of a header in an answer's head.
pub fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}
