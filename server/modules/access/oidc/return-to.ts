// Where to go after signing in: a page of ours and nowhere else, so that a link to us cannot lead on to a stranger.

/** Path, query and fragment of a page of ours; the start page for anything else. */
export function ownPath(wanted: string | undefined): string {
  const base = "http://own.invalid";
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, base)) return "/";
  const url = new URL(wanted, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : "/";
}
