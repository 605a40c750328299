// A picture taken along: as its model drew it; or, composed, as a drawing of any size or as pixels.
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import type { ImageType } from "../../../contract/images.ts";
import { saveFile } from "../../ui/csv.ts";
import { toast } from "../../ui/toast.tsx";
import { pngOf } from "./svg-picture.ts";

export function PictureDownload(props: {
  svg: string;
  /** Where the model's picture is, while that is the one that is shown. */
  drawn: string | undefined;
  mediaType: ImageType | undefined;
  idea: string;
}) {
  const { svg, drawn, mediaType, idea } = props;
  const name = fileNameOf(idea);
  const icon = <IconDownload size={16} stroke={1.75} />;
  const hidden = <span className="unseen">: {idea}</span>;
  if (drawn)
    return (
      <Button
        component="a"
        href={drawn}
        download={`${name}.${mediaType?.split("/")[1] ?? "png"}`}
        variant="default"
        leftSection={icon}
      >
        <span>Download{hidden}</span>
      </Button>
    );
  const savePng = () =>
    pngOf(svg).then(
      (png) => saveFile(`${name}.png`, [png], "image/png"),
      () => toast("This browser could not draw it. Download the SVG instead."),
    );
  return (
    <Menu position="bottom-start" shadow="md" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={icon}
          rightSection={<IconChevronDown size={16} stroke={1.75} />}
        >
          <span>Download{hidden}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void savePng()}>PNG, 2400 × 1600</Menu.Item>
        <Menu.Item onClick={() => saveFile(`${name}.svg`, [svg], "image/svg+xml")}>SVG, any size</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const fileNameOf = (idea: string) =>
  idea
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "picture";
