// A line to a server that can be cut, as a train in a tunnel cuts it.

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Line {
  private readonly open = new Set<Socket>();
  private broken = false;
  private readonly server: Server;

  private constructor(to: URL) {
    this.server = createServer((near) => {
      if (this.broken) return near.destroy();
      const far = connect(Number(to.port), to.hostname);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(end);
        // Whatever ended one of them, the other ends with it.
        end.on('error', () => other.destroy());
        end.on('close', () => {
          this.open.delete(end);
          other.destroy();
        });
      }
      near.pipe(far).pipe(near);
    });
  }

  /** A line to the server at that origin. */
  static async to(origin: string): Promise<Line> {
    const line = new Line(new URL(origin));
    await new Promise<void>((ready) => line.server.listen(0, '127.0.0.1', ready));
    return line;
  }

  /** Where it begins. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Nothing that goes over it arrives any more, and nothing new begins. */
  cut(): void {
    this.broken = true;
    for (const end of this.open) end.destroy();
  }

  mend(): void {
    this.broken = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }
}
