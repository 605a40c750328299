// English: for each goal three ways to go about it. Nothing is claimed that the shop's own orders do not show.
import { capital, type Facts, isPlural, spaced } from "./facts.ts";
import type { Idea, LanguageParts } from "./language-parts.ts";

const lastOrder = (then: string, otherwise: string) =>
  `{% if customer.orders.last_at %}Your last order with us was on {{ customer.orders.last_at | date: "%-d %B" }}. ${then}{% else %}${otherwise}{% endif %}`;

/** The product where one is known, else the thing. */
const favourite = ({ product, thing }: Facts) => product ?? thing;
/** A claim that the shop's own orders bear out, or none. */
const orderedMost = (f: Facts) =>
  f.product
    ? `${f.product} is among what our customers order most`
    : `our ${f.thing} ${isPlural(f.thing) ? "have their" : "has its"} regulars`;
const offered = ({ offer, thing, deadline }: Facts, otherwise: string) =>
  offer ? capital(spaced(offer, / off$/.test(offer) ? thing : "", deadline)) : otherwise;

const straight = "Straight to the point";
const personal = "About the reader";
const led = (facts: Facts) => `Led by ${favourite(facts)}`;

export const englishIdeas: LanguageParts["ideas"] = {
  win_back: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => offered(f, `Your ${f.thing} ${isPlural(f.thing) ? "are" : "is"} waiting`),
      hook: (f) => (f.offer ? "A reason to come back to us." : `A good day to come back for ${f.thing}.`),
      lead: () => "It has been a while since your last order, and we would like to see you again.",
      short: (f) =>
        f.offer
          ? `come back to ${f.shop}:`
          : `it has been a while. ${capital(f.thing)} ${isPlural(f.thing) ? "are" : "is"} waiting at ${f.shop}.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, it has been a while`,
      hook: () => "We looked through our regulars, and missed you.",
      lead: () => lastOrder("A lot has come in since then.", "A lot has come in since you were last here."),
      short: (f) => `we have missed you at ${f.shop}.`,
    },
    {
      idea: led(facts),
      subject: (f) => `${capital(favourite(f))}: still here, and still good`,
      hook: (f) => `${capital(orderedMost(f))}.`,
      lead: (f) => `Much has changed on our shelves, and some things have not: ${orderedMost(f)}.`,
      short: (f) => `${favourite(f)} is still here at ${f.shop}.`,
    },
  ],
  welcome: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => `Welcome to ${f.shop}`,
      hook: (f) => offered(f, "Good to have you with us."),
      lead: (f) => `Thank you for joining us. Many begin with ${favourite(f)}.`,
      short: (f) => `welcome to ${f.shop}.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, good to meet you`,
      hook: () => "A short hello, and the short way in.",
      lead: (f) =>
        `You are new here, so this is the short way in: look at our ${f.thing}, and write to us if you would like help to choose.`,
      short: (f) => `good to meet you. Write to ${f.shop} if you would like help to choose.`,
    },
    {
      idea: led(facts),
      subject: (f) => `Where to begin: ${favourite(f)}`,
      hook: (f) => `${capital(orderedMost(f))}.`,
      lead: (f) =>
        `If you try one thing first, let it be ${favourite(f)}. ${f.product ? "It is among what our customers order most." : ""}`.trim(),
      short: (f) => `welcome to ${f.shop}. A good place to begin: ${favourite(f)}.`,
    },
  ],
  thank: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => `Thank you, from ${f.shop}`,
      hook: (f) => offered(f, "A short note, and we mean it."),
      lead: () => "You have kept us busy, and we are grateful for it.",
      short: (f) => `thank you from all of us at ${f.shop}.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, this is for you`,
      hook: (f) =>
        f.offer ? "A thank-you, and something to go with it." : "This one is only to say thank you.",
      lead: () =>
        "{% if customer.orders.count > 1 %}{{ customer.orders.count }} orders so far: we do not take that for granted.{% else %}Your order matters more to a shop like ours than you may think.{% endif %}",
      short: (f) =>
        `{% if customer.orders.count > 1 %}{{ customer.orders.count }} orders so far: thank you{% else %}thank you{% endif %}, from ${f.shop}.`,
    },
    {
      idea: led(facts),
      subject: (f) => `For people who know their ${f.thing}`,
      hook: () => "You are one of them.",
      lead: (f) => `People who know their ${f.thing} are why we do this. Thank you for being one of them.`,
      short: (f) => `you know your ${f.thing}. Thank you for choosing ${f.shop}.`,
    },
  ],
  announce: (): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => `New at ${f.shop}: ${f.thing}`,
      hook: (f) => offered(f, "It has just come in."),
      lead: (f) => `There is something new on our shelves: ${f.thing}.`,
      short: (f) => `new at ${f.shop}: ${f.thing}.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, you may like this`,
      hook: () => "Something new, and we thought of you.",
      lead: (f) =>
        `{% if customer.orders.count > 0 %}You have bought from us before, so you hear of it early: ${f.thing}.{% else %}We wanted you to hear of it early: ${f.thing}.{% endif %}`,
      short: (f) => `we thought of you: ${f.thing}, new at ${f.shop}.`,
    },
    {
      idea: "Opens with a question",
      subject: (f) => `Have you seen our new ${f.thing}?`,
      hook: () => "A look takes a minute.",
      lead: (f) =>
        `Have you seen it yet? Our new ${f.thing} ${isPlural(f.thing) ? "are" : "is"} in, and we would like to know what you think.`,
      short: (f) => `have you seen the new ${f.thing} at ${f.shop}?`,
    },
  ],
  offer: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => offered(f, `A good moment for ${f.thing}`),
      hook: (f) => (f.deadline && f.offer ? `It is good ${f.deadline}.` : `Our ${f.thing}, for less.`),
      lead: (f) => (f.offer ? "Here it is, without ado." : `This is a good moment for ${f.thing}.`),
      short: (f) => `from ${f.shop}:`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, this one is for you`,
      hook: (f) => offered(f, "You hear of it before others do."),
      lead: (f) =>
        `You are on our list, so you hear of it from us first${f.offer ? "." : `: a good moment for ${f.thing}.`}`,
      short: (f) => `you hear it from ${f.shop} first:`,
    },
    {
      idea: led(facts),
      subject: (f) => `A good time for ${favourite(f)}`,
      hook: (f) => `${capital(orderedMost(f))}.`,
      lead: (f) => `${capital(orderedMost(f))}. This is a good time to try it, or to have enough at home.`,
      short: (f) => `a good time for ${favourite(f)} at ${f.shop}.`,
    },
  ],
  festival: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => (f.offer ? offered(f, "") : `${f.festival ?? "The festival"} at ${f.shop}`),
      hook: (f) => `${capital(f.thing)} for ${f.festival ?? "the festival"}, for yourself or to give.`,
      lead: (f) =>
        `${f.festival ?? "The festival"} is near, and ${f.thing} ${isPlural(f.thing) ? "make" : "makes"} a good gift, or a good reason to sit down together.`,
      short: (f) =>
        `${f.festival ?? "the festival"} is near. ${capital(f.thing)} from ${f.shop} ${isPlural(f.thing) ? "make" : "makes"} a good gift.`,
    },
    {
      idea: "A wish first",
      subject: (f) => `Happy ${f.festival ?? "holidays"}, ${f.friend}`,
      hook: () => "A wish first, and then a thought.",
      lead: (f) => `From all of us at ${f.shop}: a happy ${f.festival ?? "holiday"} to you and yours.`,
      short: (f) => `happy ${f.festival ?? "holidays"} from all of us at ${f.shop}.`,
    },
    {
      idea: led(facts),
      subject: (f) => `For ${f.festival ?? "the festival"}: ${favourite(f)}`,
      hook: (f) => `${capital(orderedMost(f))}.`,
      lead: (f) =>
        `If you are still looking for something for ${f.festival ?? "the festival"}: ${orderedMost(f)}.`,
      short: (f) => `still looking for a gift? ${favourite(f)}, from ${f.shop}.`,
    },
  ],
  replenish: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => `Running low on ${f.thing}?`,
      hook: (f) => offered(f, "A reminder before you run out."),
      lead: (f) =>
        `If your ${f.thing} ${isPlural(f.thing) ? "are coming to their" : "is coming to its"} end, this is the moment to order again.`,
      short: (f) => `running low on ${f.thing}? ${f.shop} has more.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, time for more ${f.thing}?`,
      hook: () => "A reminder, in good time.",
      lead: (f) =>
        lastOrder(
          `By now your ${f.thing} may be coming to its end.`,
          `By now your ${f.thing} may be coming to its end.`,
        ),
      short: (f) => `time for more ${f.thing}? ${f.shop} is a message away.`,
    },
    {
      idea: led(facts),
      subject: (f) => `More ${favourite(f)}?`,
      hook: (f) => `${capital(orderedMost(f))}.`,
      lead: (f) => `Having to go without is easily avoided. ${capital(orderedMost(f))}, and it is here.`,
      short: (f) => `more ${favourite(f)}? It is here at ${f.shop}.`,
    },
  ],
  review: (facts): [Idea, Idea, Idea] => [
    {
      idea: straight,
      subject: (f) => `How was your ${f.thing}?`,
      hook: () => "Two minutes that help us a lot.",
      lead: () => "You bought from us lately. How was it? A line or two helps us, and whoever chooses next.",
      short: (f) => `how was your ${f.thing}? A line to ${f.shop} helps whoever chooses next.`,
    },
    {
      idea: personal,
      subject: (f) => `${f.called}, what did you think?`,
      hook: () => "Good or not so good, we would like to know.",
      lead: () =>
        "You have tried it; we have only made it ready for you. Tell us honestly what was good and what was not.",
      short: (f) => `what did you think? ${f.shop} would like to know, good or bad.`,
    },
    {
      idea: "Asks one small thing",
      subject: () => "One word from you",
      hook: (f) => `One word on ${favourite(facts)} is enough for ${f.shop}.`,
      lead: () =>
        "If you have only a moment, one word will do: what would you tell a friend about what you bought?",
      short: (f) => `one word for ${f.shop}: what would you tell a friend about what you bought?`,
    },
  ],
};
