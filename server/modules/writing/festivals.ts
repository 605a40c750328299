// Festivals by the names shops use, with how one wishes for them in Hindi.

const festivals: { name: string; sign: RegExp; hindi: string }[] = [
  { name: "Diwali", sign: /\b(diwali|deepavali|deepawali)\b/i, hindi: "दीवाली" },
  { name: "Holi", sign: /\bholi\b/i, hindi: "होली" },
  { name: "Eid", sign: /\beid\b/i, hindi: "ईद" },
  { name: "Navratri", sign: /\bnavrat?ri\b/i, hindi: "नवरात्रि" },
  { name: "Dussehra", sign: /\b(dussehra|dasara|vijayadashami)\b/i, hindi: "दशहरा" },
  { name: "Raksha Bandhan", sign: /\b(raksha ?bandhan|rakhi)\b/i, hindi: "रक्षाबंधन" },
  { name: "Ganesh Chaturthi", sign: /\bganesh( chaturthi)?\b/i, hindi: "गणेश चतुर्थी" },
  { name: "Durga Puja", sign: /\bdurga puja\b/i, hindi: "दुर्गा पूजा" },
  { name: "Onam", sign: /\bonam\b/i, hindi: "ओणम" },
  { name: "Pongal", sign: /\bpongal\b/i, hindi: "पोंगल" },
  { name: "Makar Sankranti", sign: /\b(makar )?sankranti\b/i, hindi: "मकर संक्रांति" },
  { name: "Baisakhi", sign: /\b(baisakhi|vaisakhi)\b/i, hindi: "बैसाखी" },
  { name: "Independence Day", sign: /\bindependence day\b/i, hindi: "स्वतंत्रता दिवस" },
  { name: "Republic Day", sign: /\brepublic day\b/i, hindi: "गणतंत्र दिवस" },
  { name: "Christmas", sign: /\b(christmas|xmas)\b/i, hindi: "क्रिसमस" },
  { name: "New Year", sign: /\bnew year\b/i, hindi: "नया साल" },
  { name: "Valentine's Day", sign: /\bvalentine/i, hindi: "वैलेंटाइन डे" },
  { name: "Mother's Day", sign: /\bmother[’']?s day\b/i, hindi: "मदर्स डे" },
  { name: "Father's Day", sign: /\bfather[’']?s day\b/i, hindi: "फ़ादर्स डे" },
  { name: "Easter", sign: /\beaster\b/i, hindi: "ईस्टर" },
  { name: "Thanksgiving", sign: /\bthanksgiving\b/i, hindi: "थैंक्सगिविंग" },
  { name: "Black Friday", sign: /\bblack friday\b/i, hindi: "ब्लैक फ़्राइडे" },
];

export const festivalIn = (text: string): string | undefined =>
  festivals.find(({ sign }) => sign.test(text))?.name;

/** Every festival that a text names, with the words it does so by. */
export const festivalsSaid = (text: string): { festival: string; quote: string }[] =>
  festivals.flatMap(({ name, sign }) => {
    const quote = sign.exec(text)?.[0];
    return quote ? [{ festival: name, quote }] : [];
  });

export const hindiFestival = (name: string): string =>
  festivals.find((festival) => festival.name === name)?.hindi ?? name;
