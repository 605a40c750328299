// The head of an objective: what is to be done, by a verb ("bring back"), a title ("a Diwali greeting to") or a channel ("email").
import { commanded, named } from "./channels.ts";
import { festival } from "./coming.ts";
import type { Found } from "./found.ts";
import { headAt, skipFillers, titleAt } from "./goals.ts";
import type { Scan } from "./scan.ts";

/** Takes the head's verb, and says up to where it is about a thing. */
export function readHead(scan: Scan, found: Found, from: number): { from: number; to: number }[] {
  const start = skipFillers(scan, from);
  scan.take(from, start, "aside");
  const title = titleAt(scan, start);
  if (title) {
    const feast = [start, start + 1, start + 2]
      .map((i) => festival(scan, i))
      .find((read) => read && read.end < title.end + 1);
    if (feast) Object.assign(found, { festival: feast.festival, goal: "festival" });
    for (let i = start; i < title.end; i++) {
      const channel = named(scan, i);
      if (channel && channel.end <= title.end && !(scan.is(i, "push") && channel.end === i + 1))
        found.channels.push({ channel: channel.channel, from: i, to: channel.end });
    }
    takeChannels(scan, found);
    found.headed = true;
    scan.people = title.end;
    return [{ from: start, to: title.end }];
  }
  const sent = commanded(scan, start);
  if (sent && !/^(to|out)$/.test(scan.word(sent.end))) {
    found.channels.push({ channel: sent.channel, from: start, to: sent.end });
    takeChannels(scan, found);
    found.headed = true;
    return [];
  }
  const head = headAt(scan, start);
  if (!head) return [];
  found.headed = true;
  found.goal = head.goal;
  scan.verb = scan.word(start);
  scan.people = head.until ?? head.end;
  scan.take(start, head.end, "goal");
  if (head.particle !== undefined) scan.take(head.particle, head.particle + 1, "goal");
  return head.until === undefined ? [] : [{ from: head.end, to: head.until }];
}

const takeChannels = (scan: Scan, { channels }: Found) => {
  for (const { from, to } of channels) scan.take(from, to, "channel");
};
