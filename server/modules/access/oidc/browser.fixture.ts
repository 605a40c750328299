// What a browser does with redirects and cookies, and nothing else: enough to walk through a sign-in over real HTTP.

export interface Landing {
  url: string;
  status: number;
}

export interface Browser {
  /** Goes there and follows redirects until `until` says that this address is the one to stop before, or a page is reached. */
  go(url: string, until?: (url: string) => boolean): Promise<Landing>;
  cookie(name: string, host: string): string | undefined;
  setCookie(host: string, name: string, value: string): void;
  /** For requests that a page would make by itself. */
  cookiesFor(url: string): string;
}

export function createBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (host: string) => {
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const keep = (host: string, line: string) => {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const isOver = /expires=Thu, 01 Jan 1970|max-age=0/i.test(line);
    if (isOver) jarOf(host).delete(name);
    else jarOf(host).set(name, value);
  };
  const cookiesFor = (url: string) =>
    [...jarOf(new URL(url).host)].map(([name, value]) => `${name}=${value}`).join("; ");

  const go: Browser["go"] = async (url, until = () => false) => {
    if (until(url)) return { url, status: 0 };
    const response = await fetch(url, { redirect: "manual", headers: { cookie: cookiesFor(url) } });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) keep(new URL(url).host, line);
    const location = response.headers.get("location");
    if (!location) return { url, status: response.status };
    return go(new URL(location, url).href, until);
  };
  return {
    go,
    cookiesFor,
    cookie: (name, host) => jarOf(host).get(name),
    setCookie: (host, name, value) => void jarOf(host).set(name, value),
  };
}
