// Hindi, in the two tones that were written for it with care; the names of products and shops stay as the shop writes them.
import type { Goal } from "../../../../contract/writing.ts";
import { hindiFestival } from "../festivals.ts";
import type { Facts } from "./facts.ts";
import type { Idea, LanguageParts, ToneParts } from "./language-parts.ts";

const favourite = ({ product, thing }: Facts) => product ?? thing;
const festival = (f: Facts) => (f.festival ? hindiFestival(f.festival) : "त्योहार");
/** Said of what the shop's own orders show alone. */
const most = (f: Facts) =>
  f.product ? `हमारे ग्राहकों की पसंद में ${f.product} आगे है।` : `${f.thing}, हमारे यहाँ से।`;

interface Words {
  subject: (f: Facts) => string;
  hook: (f: Facts) => string;
  lead: (f: Facts) => string;
  short: (f: Facts) => string;
}

const trio = (f: Facts, straight: Words, personal: Words, led: Words): [Idea, Idea, Idea] => [
  { idea: "Straight to the point", ...straight },
  { idea: "About the reader", ...personal },
  { idea: `Led by ${favourite(f)}`, ...led },
];

const ideas: LanguageParts["ideas"] = {
  win_back: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `आपकी पसंद ${f.thing}, फिर से`,
        hook: () => "लौट आने की एक अच्छी वजह।",
        lead: () => "आपके पिछले ऑर्डर को काफ़ी समय हो गया है। हमें आपका फिर से स्वागत करके खुशी होगी।",
        short: (f) => `${f.shop} में आपका फिर से स्वागत है।`,
      },
      {
        subject: (f) => `${f.called}, बहुत दिन हो गए`,
        hook: () => "हमें आपकी याद आई।",
        lead: () => "आपके पिछले ऑर्डर के बाद हमारे यहाँ बहुत कुछ नया आया है।",
        short: (f) => `बहुत दिन हो गए। ${f.shop} को आपकी याद आई।`,
      },
      {
        subject: (f) => `${favourite(f)} अब भी यहीं है`,
        hook: (f) => most(f),
        lead: (f) => `बहुत कुछ बदला है, पर कुछ पसंद वही है: ${most(f)}`,
        short: (f) => `${favourite(f)} अब भी ${f.shop} में है।`,
      },
    ),
  welcome: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `${f.shop} में आपका स्वागत है`,
        hook: () => "आप आए, अच्छा लगा।",
        lead: (f) => `हमसे जुड़ने के लिए धन्यवाद। शुरुआत के लिए ${favourite(f)} एक अच्छा विकल्प है।`,
        short: (f) => `${f.shop} में आपका स्वागत है।`,
      },
      {
        subject: (f) => `${f.called}, आपसे मिलकर अच्छा लगा`,
        hook: () => "एक छोटा-सा नमस्कार।",
        lead: (f) => `आप यहाँ नए हैं, इसलिए ${f.thing} से शुरू कीजिए। चुनने में मदद चाहिए तो हमें लिखिए।`,
        short: (f) => `आपसे मिलकर अच्छा लगा। चुनने में मदद चाहिए तो ${f.shop} को लिखिए।`,
      },
      {
        subject: (f) => `शुरुआत यहाँ से: ${favourite(f)}`,
        hook: (f) => most(f),
        lead: (f) => `पहली बार कुछ आज़माना हो तो ${favourite(f)} आज़माइए। ${most(f)}`,
        short: (f) => `शुरुआत के लिए ${favourite(f)}, ${f.shop} से।`,
      },
    ),
  thank: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `${f.shop} की ओर से धन्यवाद`,
        hook: () => "बस एक छोटा-सा संदेश।",
        lead: () => "आपके भरोसे के लिए हम आभारी हैं।",
        short: (f) => `${f.shop} की ओर से धन्यवाद।`,
      },
      {
        subject: (f) => `${f.called}, यह आपके लिए`,
        hook: () => "यह संदेश केवल धन्यवाद कहने के लिए है।",
        lead: () =>
          "{% if customer.orders.count > 1 %}अब तक {{ customer.orders.count }} ऑर्डर: इस भरोसे के लिए धन्यवाद।{% else %}आपका ऑर्डर हमारे लिए बहुत मायने रखता है।{% endif %}",
        short: (f) => `आपके भरोसे के लिए ${f.shop} की ओर से धन्यवाद।`,
      },
      {
        subject: (f) => `${f.thing} के कद्रदानों के लिए`,
        hook: () => "आप उनमें से एक हैं।",
        lead: (f) => `${f.thing} की पहचान रखने वाले लोग ही हमारी मेहनत की वजह हैं। धन्यवाद।`,
        short: (f) => `${f.thing} के लिए ${f.shop} को चुनने का धन्यवाद।`,
      },
    ),
  announce: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `${f.shop} में नया: ${f.thing}`,
        hook: () => "अभी-अभी आया है।",
        lead: (f) => `हमारे यहाँ कुछ नया आया है: ${f.thing}।`,
        short: (f) => `${f.shop} में नया: ${f.thing}।`,
      },
      {
        subject: (f) => `${f.called}, शायद आपको पसंद आए`,
        hook: () => "कुछ नया, और हमें आपकी याद आई।",
        lead: (f) => `हम चाहते थे कि आपको सबसे पहले पता चले: ${f.thing}।`,
        short: (f) => `आपको पहले बता रहे हैं: ${f.shop} में ${f.thing}।`,
      },
      {
        subject: (f) => `क्या आपने देखा? ${f.thing}`,
        hook: () => "बस एक मिनट लगेगा।",
        lead: (f) => `क्या आपने देखा? ${f.thing} अब हमारे यहाँ है और हम जानना चाहेंगे कि आपको कैसा लगा।`,
        short: (f) => `क्या आपने देखा? ${f.thing}, ${f.shop} में।`,
      },
    ),
  offer: (facts) =>
    trio(
      facts,
      {
        subject: (f) => hindiOffer(f) ?? `${f.thing} के लिए अच्छा समय`,
        hook: (f) => `${f.thing}, अब कम दाम में।`,
        lead: () => "सीधी बात।",
        short: (f) => `${f.shop} से:`,
      },
      {
        subject: (f) => `${f.called}, यह आपके लिए`,
        hook: () => "आपको सबसे पहले बता रहे हैं।",
        lead: () => "आप हमारी सूची में हैं, इसलिए आपको सबसे पहले बता रहे हैं।",
        short: (f) => `${f.shop} आपको पहले बता रहा है:`,
      },
      {
        subject: (f) => `${favourite(f)} के लिए अच्छा समय`,
        hook: (f) => most(f),
        lead: (f) => `${most(f)} आज़माने या घर में रखने का यह अच्छा समय है।`,
        short: (f) => `${favourite(f)} के लिए अच्छा समय, ${f.shop} में।`,
      },
    ),
  festival: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `${festival(f)} पर ${f.shop} से`,
        hook: (f) => `${festival(f)} के लिए ${f.thing}, अपने लिए या उपहार में।`,
        lead: (f) => `${festival(f)} पास है, और ${f.thing} एक अच्छा उपहार है।`,
        short: (f) => `${festival(f)} पास है। ${f.shop} से ${f.thing} एक अच्छा उपहार है।`,
      },
      {
        subject: (f) => `${festival(f)} की शुभकामनाएँ, ${f.friend}`,
        hook: () => "पहले शुभकामनाएँ, फिर एक सुझाव।",
        lead: (f) => `${f.shop} परिवार की ओर से आपको और आपके अपनों को ${festival(f)} की हार्दिक शुभकामनाएँ।`,
        short: (f) => `${f.shop} की ओर से ${festival(f)} की शुभकामनाएँ।`,
      },
      {
        subject: (f) => `${festival(f)} के लिए: ${favourite(f)}`,
        hook: (f) => most(f),
        lead: (f) => `${festival(f)} के लिए कुछ ढूँढ रहे हैं? ${most(f)}`,
        short: (f) => `उपहार ढूँढ रहे हैं? ${favourite(f)}, ${f.shop} से।`,
      },
    ),
  replenish: (facts) =>
    trio(
      facts,
      {
        subject: (f) => `${f.thing} फिर से मँगाने का समय?`,
        hook: () => "खत्म होने से पहले एक याद।",
        lead: (f) => `अगर आपके यहाँ ${f.thing} की कमी होने लगी है, तो फिर से मँगाने का यही समय है।`,
        short: (f) => `${f.thing} फिर से मँगाने का समय? ${f.shop} तैयार है।`,
      },
      {
        subject: (f) => `${f.called}, और ${f.thing}?`,
        hook: () => "हमने आपके लिए दिन गिने।",
        lead: (f) => `आपके पिछले ऑर्डर को कुछ समय हुआ है। क्या और ${f.thing} चाहिए?`,
        short: (f) => `और ${f.thing} चाहिए? ${f.shop} एक संदेश दूर है।`,
      },
      {
        subject: (f) => `और ${favourite(f)}?`,
        hook: (f) => most(f),
        lead: (f) => `${most(f)} और वह हमारे यहाँ तैयार है।`,
        short: (f) => `और ${favourite(f)}? ${f.shop} में तैयार है।`,
      },
    ),
  review: (facts) =>
    trio(
      facts,
      {
        subject: () => "आपको कैसा लगा?",
        hook: () => "दो मिनट, जो हमारी बहुत मदद करते हैं।",
        lead: () => "आपने हाल में हमसे खरीदा। कैसा रहा? आपकी दो बातें हमारी और दूसरों की मदद करेंगी।",
        short: (f) => `खरीदारी कैसी रही? ${f.shop} को दो शब्द लिखिए।`,
      },
      {
        subject: (f) => `${f.called}, आपकी राय?`,
        hook: () => "अच्छी हो या नहीं, हम जानना चाहेंगे।",
        lead: () => "सच-सच बताइए, क्या अच्छा था और क्या नहीं।",
        short: (f) => `आपकी राय? ${f.shop} जानना चाहेगा।`,
      },
      {
        subject: () => "आपका एक शब्द",
        hook: (f) => `${f.shop} के लिए एक शब्द काफ़ी है।`,
        lead: () => "समय कम हो तो एक शब्द ही काफ़ी है: आप किसी दोस्त से क्या कहेंगे?",
        short: (f) => `${f.shop} के लिए एक शब्द: आप किसी दोस्त से क्या कहेंगे?`,
      },
    ),
};

const same = (text: string): Record<Goal, string> => ({
  ...{ win_back: text, welcome: text, thank: text, announce: text },
  ...{ offer: text, festival: text, replenish: text, review: text },
});
const askWithout = {
  ...same("जैसे हमेशा मँगाते हैं, वैसे ही मँगाइए।"),
  review: "इसी संदेश का जवाब दीजिए।",
  welcome: "कोई सवाल हो तो इसी का जवाब दीजिए।",
};

const plain: ToneParts = {
  greeting: "नमस्ते",
  opening: same(""),
  ask: { ...same("यहाँ देखिए:"), review: "यहाँ बताइए:" },
  askWithout,
  closing: "",
};

const warm: ToneParts = {
  ...plain,
  opening: {
    win_back: "हमें आपकी कमी खली।",
    welcome: "आपका यहाँ होना हमारे लिए खुशी की बात है।",
    thank: "दिल से धन्यवाद।",
    announce: "यह बताने का हमें इंतज़ार था।",
    offer: "आपके लिए हमारे पास कुछ है।",
    festival: "आशा है तैयारियाँ अच्छी चल रही हैं।",
    replenish: "हमारी ओर से एक छोटी-सी याद।",
    review: "आशा है आपको पसंद आया होगा।",
  },
  closing: "सप्रेम,",
};

export const hindi: LanguageParts = {
  thing: "हमारा सामान",
  stranger: { greeted: "जी", called: "नमस्ते", friend: "आपको" },
  hi: "नमस्ते",
  ideas,
  tones: { plain, warm },
  offer: (f) => {
    const said = hindiOffer(f);
    const code = f.code ? `कोड ${f.code}` : undefined;
    const parts = [said, code].filter(Boolean);
    return parts.length > 0 ? `${parts.join(", ")}${untilInHindi(f)}।` : undefined;
  },
  unsubscribe: { email: "ये संदेश न चाहें तो जवाब में STOP लिखिए।", sms: "रोकने के लिए STOP" },
};

function hindiOffer({ offer, thing }: Facts): string | undefined {
  if (!offer) return undefined;
  const off = /^(\S+) off$/.exec(offer);
  if (off) return `${thing} पर ${off[1]} की छूट`;
  return (
    { "free shipping": "मुफ़्त डिलीवरी", "free delivery": "मुफ़्त डिलीवरी", "a free gift": "एक मुफ़्त उपहार" }[
      offer
    ] ?? offer
  );
}

const days: Record<string, string> = {
  monday: "सोमवार",
  tuesday: "मंगलवार",
  wednesday: "बुधवार",
  thursday: "गुरुवार",
  friday: "शुक्रवार",
  saturday: "शनिवार",
  sunday: "रविवार",
  tonight: "आज रात",
  tomorrow: "कल",
};

/** Said only where the day has a name here; the notes tell what was left out. */
export function untilInHindi({ deadline }: Pick<Facts, "deadline">): string {
  const day = deadline?.replace(/^(until|before) (this |next |the )?/i, "").toLowerCase() ?? "";
  const named = days[day] ?? (day ? hindiFestival(day.charAt(0).toUpperCase() + day.slice(1)) : "");
  return named && /[\u0900-\u097f]/.test(named)
    ? `, ${named} ${deadline?.startsWith("before") ? "से पहले" : "तक"}`
    : "";
}
