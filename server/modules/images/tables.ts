// The row of a picture that an image model drew.
import type { Generated } from "kysely";
import type { ImageType } from "../../../contract/images.ts";

interface ImagesTable {
  workspace_id: string;
  id: Generated<string>;
  hash: Buffer;
  media_type: ImageType;
  width: number;
  height: number;
  content: Buffer;
  drawn_at: Date;
}

declare module "../../platform/database.ts" {
  interface Tables {
    images: ImagesTable;
  }
}
