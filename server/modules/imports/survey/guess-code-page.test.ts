// Bytes of the encodings shops' older programs write, made from texts by turning the platform's decoders around.
import { describe, expect, test } from "vitest";
import { guessCodePage } from "./guess-code-page.ts";

/** What each pair of bytes, or single byte, is a character of. */
function encoder(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding);
  const found = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !found.has(text)) found.set(text, bytes);
  };
  for (let lead = 0; lead < 256; lead++) add([lead]);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  return found;
}

function encode(text: string, encoding: string): Buffer {
  const bytes = encoder(encoding);
  return Buffer.from([...text].flatMap((character) => bytes.get(character) ?? [63]));
}

const texts = {
  japanese:
    "番号,氏名,市区町村\n1,田中 さくら,東京都千代田区\n2,鈴木 たろう,大阪市北区のビル\n3,カタカナ ストア,名古屋市\n",
  katakana: "id,name\n1,サトウ\n2,タナカ\n3,ヤマモト\n",
  simplified: "编号,姓名,城市\n1,王小明,北京市朝阳区建国路\n2,李华,上海市浦东新区\n3,张伟,广州市天河区\n",
  traditional:
    "編號,姓名,地址\n1,王小明,臺北市信義區市府路\n2,陳美玲,高雄市前金區中正四路\n3,林志豪,臺中市西屯區\n",
  korean:
    "번호,이름,도시\n1,김민수,서울특별시 강남구\n2,이영희,부산광역시 해운대구\n3,박지훈,대전광역시 유성구\n",
  russian: "номер,имя,город\n1,Иван Петров,Москва\n2,Анна Смирнова,Санкт-Петербург\n",
  french: "id,nom,ville\n1,Élodie Lefèvre,Besançon\n2,Noël Brûlé,Saint-Étienne\n",
  german: "id,name,stadt\n1,Jörg Müller,München\n2,Änne Größe,Köln\n",
  pounds: "id,price\n1,£5\n2,£7.50 – “new”\n",
};

describe("an encoding is told by its bytes", () => {
  test.each([
    ["japanese", "shift_jis"],
    ["katakana", "shift_jis"],
    ["japanese", "euc-jp"],
    ["simplified", "gb18030"],
    ["traditional", "big5"],
    ["korean", "euc-kr"],
    ["russian", "windows-1251"],
    ["french", "latin1"],
    ["german", "latin1"],
    ["pounds", "latin1"],
  ] as const)("%s in %s", (text, encoding) => {
    const bytes = encode(texts[text], encoding === "latin1" ? "windows-1252" : encoding);
    expect(guessCodePage(bytes)).toBe(encoding);
    expect(new TextDecoder(encoding).decode(bytes)).toBe(texts[text]);
  });
});
