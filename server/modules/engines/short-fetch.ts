// A fetch whose answers end at so many bytes, so that nobody's server can fill this one's memory.

export class TooLargeError extends Error {
  override name = "TooLargeError";
}

export function shortFetch(fetch: typeof globalThis.fetch, mostBytes: number): typeof globalThis.fetch {
  return async (input, init) => {
    const { body, status, headers } = await fetch(input, init);
    return new Response(body?.pipeThrough(stopAfter(mostBytes)) ?? null, { status, headers });
  };
}

function stopAfter(mostBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(piece, out) {
      bytes += piece.length;
      if (bytes > mostBytes) out.error(new TooLargeError(`the answer is larger than ${mostBytes} bytes`));
      else out.enqueue(piece);
    },
  });
}
