// What the concepts and their pictures are likely to take, and who makes the pictures.
import { Text } from "@mantine/core";
import { engineEndpoints } from "../../../contract/engines.ts";
import { useApi } from "../../api-query.ts";
import { formatDollars } from "../engines/dollars.ts";
import { QuestionCost } from "../engines/question-cost.tsx";

const most = 3;

export function PictureCost() {
  const { data } = useApi(engineEndpoints.status, {}, { staleTime: 30_000 });
  const cost = data?.estimates.images.cost ?? null;
  return (
    <div>
      <QuestionCost feature="image_suggestions" />
      {data?.ready && (
        <Text size="sm" c="dimmed">
          {data.image_model
            ? `${data.image_model} draws up to ${most} pictures${cost === null ? "" : `, ${formatDollars(cost * most)}`}.`
            : "Pictures are composed on this machine."}
        </Text>
      )}
    </div>
  );
}
