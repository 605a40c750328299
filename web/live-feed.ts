// One EventSource with named topics, reopened with growing pauses when the server refuses it.

export type LiveState = "connecting" | "open" | "closed";

export interface LiveFeed {
  listen(topic: string, handler: (data: unknown) => void): () => void;
  state(): LiveState;
  onState(changed: () => void): () => void;
  close(): void;
}

const longestPause = 30_000;

export function createLiveFeed(url: string): LiveFeed {
  const handlers = new Map<string, Set<(data: unknown) => void>>();
  const watchers = new Set<() => void>();
  let source: EventSource;
  let state: LiveState = "connecting";
  let pause = 1_000;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const become = (next: LiveState) => {
    if (state === next) return;
    state = next;
    for (const watcher of watchers) watcher();
  };
  const deliver = (event: Event) => {
    const data: unknown = JSON.parse((event as MessageEvent<string>).data);
    for (const handler of handlers.get(event.type) ?? []) handler(data);
  };
  const open = () => {
    source = new EventSource(url);
    for (const topic of handlers.keys()) source.addEventListener(topic, deliver);
    source.onopen = () => {
      pause = 1_000;
      become("open");
    };
    source.onerror = () => {
      become("connecting");
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  };
  open();

  return {
    listen(topic, handler) {
      const known = handlers.get(topic);
      if (!known) source.addEventListener(topic, deliver);
      handlers.set(topic, (known ?? new Set()).add(handler));
      return () => handlers.get(topic)?.delete(handler);
    },
    state: () => state,
    onState(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    close() {
      clearTimeout(timer);
      source.close();
      become("closed");
    },
  };
}
