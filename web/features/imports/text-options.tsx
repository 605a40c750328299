// How a file of text is laid out: what stands between its cells, what around them, and its encoding. Sheets of a workbook
// have their cells apart already.
import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import {
  type ImportOptions,
  importDelimiters,
  importEncodings,
  importQuotes,
} from "../../../contract/import-reading.ts";

const delimiterWords: Record<string, string> = { ",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Bar" };
const quoteWords: Record<ImportOptions["quote"], string> = {
  '"': 'Quotation marks, "…"',
  "'": "Apostrophes, '…'",
  "": "Nothing",
};
const encodingWords: Record<ImportOptions["encoding"], string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, big-endian",
  latin1: "Western (Windows-1252)",
  "windows-1250": "Central European (Windows-1250)",
  "windows-1251": "Cyrillic (Windows-1251)",
  "windows-1253": "Greek (Windows-1253)",
  "windows-1254": "Turkish (Windows-1254)",
  "windows-1255": "Hebrew (Windows-1255)",
  "windows-1256": "Arabic (Windows-1256)",
  "windows-1257": "Baltic (Windows-1257)",
  "windows-1258": "Vietnamese (Windows-1258)",
  "windows-874": "Thai (Windows-874)",
  macintosh: "Western (Mac)",
  ibm866: "Cyrillic (DOS)",
  "koi8-r": "Cyrillic (KOI8-R)",
  big5: "Traditional Chinese (Big5)",
  gb18030: "Simplified Chinese (GB 18030)",
  gbk: "Simplified Chinese (GBK)",
  shift_jis: "Japanese (Shift JIS)",
  "euc-jp": "Japanese (EUC-JP)",
  "euc-kr": "Korean (EUC-KR)",
};

export function TextOptions(props: {
  options: ImportOptions;
  disabled: boolean;
  set: (options: Partial<ImportOptions>) => void;
}) {
  const { options, disabled, set } = props;
  const shared = { disabled, allowDeselect: false } as const;
  return (
    <>
      <Delimiter {...props} />
      <Select
        {...shared}
        label="Around cells with that sign"
        data={importQuotes.map((value) => ({ value, label: quoteWords[value] }))}
        value={options.quote}
        onChange={(value) => value !== null && set({ quote: value as ImportOptions["quote"] })}
      />
      <Select
        {...shared}
        label="Encoding"
        data={importEncodings.map((value) => ({ value, label: encodingWords[value] }))}
        value={options.encoding}
        searchable
        onChange={(value) => value && set({ encoding: value as ImportOptions["encoding"] })}
      />
    </>
  );
}

const another = "another";

/** The usual signs, and a field for any other. */
function Delimiter(props: {
  options: ImportOptions;
  disabled: boolean;
  set: (options: Partial<ImportOptions>) => void;
}) {
  const { delimiter } = props.options;
  const [asking, setAsking] = useState(false);
  const isUsual = (importDelimiters as readonly string[]).includes(delimiter);
  const other = asking || !isUsual;
  return (
    <>
      <Select
        disabled={props.disabled}
        allowDeselect={false}
        label="Between columns"
        data={[
          ...importDelimiters.map((value) => ({ value, label: delimiterWords[value] ?? value })),
          { value: another, label: "Another sign" },
        ]}
        value={other ? another : delimiter}
        onChange={(value) => {
          setAsking(value === another);
          if (value && value !== another) props.set({ delimiter: value });
        }}
      />
      {other && (
        <TextInput
          key={delimiter}
          label="The sign between columns"
          disabled={props.disabled}
          maxLength={1}
          defaultValue={isUsual ? "" : delimiter}
          onBlur={(event) => {
            const sign = event.currentTarget.value;
            if (sign !== "" && sign !== delimiter) props.set({ delimiter: sign });
          }}
        />
      )}
    </>
  );
}
