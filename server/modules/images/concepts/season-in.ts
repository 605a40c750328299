// The season in an objective, where one is named.

const seasons: [string, RegExp][] = [
  ["Monsoon", /\b(monsoons?|rain(?:s|y)?|sawan|barsaat)\b/i],
  ["Summer", /\b(summer\w*|heat ?wave)\b/i],
  ["Winter", /\b(winter\w*|snow\w*)\b/i],
  ["Spring", /\b(spring|basant)\b/i],
  ["Autumn", /\b(autumn\w*)\b/i],
];

export const seasonIn = (text: string): string | undefined =>
  seasons.find(([, sign]) => sign.test(text))?.[0];
