// A sentence whose figures are links to the people they were counted from.
import { Text } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import type { InsightSentence as Sentence } from "../../../contract/insights.ts";
import { AppLink } from "../../frame/link.tsx";
import { usePaths } from "../../paths.ts";

type Figure = Sentence["figures"][number];

export function InsightSentence({ id, sentence }: { id: string; sentence: Sentence }) {
  const pieces: ReactNode[] = [];
  let rest = sentence.text;
  for (const [i, figure] of sentence.figures.entries()) {
    const at = rest.indexOf(figure.text);
    pieces.push(
      <Fragment key={`${i} ${figure.text}`}>
        {rest.slice(0, at)}
        <FigureLink id={id} figure={figure} />
      </Fragment>,
    );
    rest = rest.slice(at + figure.text.length);
  }
  return (
    <Text>
      {pieces}
      {rest}
    </Text>
  );
}

function FigureLink({ id, figure: { text, source } }: { id: string; figure: Figure }) {
  const paths = usePaths();
  return (
    <AppLink
      {...paths.campaignPeople(id)}
      search={source.people}
      resetScroll={false}
      className="figures"
      data-tip={source.words}
      inherit
    >
      {text}
    </AppLink>
  );
}
