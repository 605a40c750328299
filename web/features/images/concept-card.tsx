// One concept: its picture, what is to be seen and why, its colours, and what one takes along of it.
import { Button, CopyButton, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { type ImageConcept, imageEndpoints, type ModelImage } from "../../../contract/images.ts";
import { useWorkspaceSlug } from "../../workspace.tsx";
import { AnsweredByLine } from "../engines/answered-by-line.tsx";
import classes from "./concept-card.module.css";
import { PaletteList } from "./palette-list.tsx";
import { PictureDownload } from "./picture-download.tsx";
import { svgUrl } from "./svg-picture.ts";

export function ConceptCard({ concept }: { concept: ImageConcept }) {
  const { idea, headline, description, palette, rationale, alt_text, picture } = concept;
  const { svg, image, engine } = picture;
  const [source, setSource] = useState(image ? "drawn" : "composed");
  const heading = useId();
  const address = useImageAddress(image);
  const drawn = source === "drawn" ? address : undefined;
  return (
    <article className={classes.card} aria-labelledby={heading}>
      <header>
        <Title order={3} id={heading}>
          {idea}
        </Title>
        <Text c="dimmed">“{headline}”</Text>
      </header>
      {address && (
        <SegmentedControl
          aria-label="Which picture"
          value={source}
          onChange={setSource}
          data={[
            { value: "drawn", label: `Drawn by ${engine.model}` },
            { value: "composed", label: "Composed here" },
          ]}
        />
      )}
      <img className={classes.picture} src={drawn ?? svgUrl(svg)} alt={alt_text} width={1200} height={800} />
      <Text>{description}</Text>
      <Text c="dimmed">{rationale}</Text>
      <PaletteList palette={palette} />
      <div className={classes.alt}>
        <Text size="sm">
          <Text span inherit fw={600}>
            Alternative text:
          </Text>{" "}
          {alt_text}
        </Text>
      </div>
      <Group gap="xs">
        <PictureDownload svg={svg} drawn={drawn} mediaType={image?.media_type} idea={idea} />
        <CopyButton value={alt_text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              <span>
                {copied ? "Copied" : "Copy alternative text"}
                <span className="unseen">: {idea}</span>
              </span>
            </Button>
          )}
        </CopyButton>
      </Group>
      <PictureBy concept={concept} />
    </article>
  );
}

/** Without a model there is nothing to tell that the line under all of them does not say. */
function PictureBy({ concept: { picture } }: { concept: ImageConcept }) {
  const { engine, image } = picture;
  if (image) return <AnsweredByLine engine={engine} />;
  if (engine.why === "built_in_only" || engine.why === "computed") return null;
  return (
    <Text size="sm" c="dimmed">
      The picture was composed on this machine. {engine.words}.
    </Text>
  );
}

function useImageAddress(image: ModelImage | null): string | undefined {
  const workspace = useWorkspaceSlug();
  if (!image) return undefined;
  const path = imageEndpoints.image.path.replace(":id", image.id);
  return workspace ? `${path}?${new URLSearchParams({ workspace })}` : path;
}
