// Naming a new list, which is then open for adding people.
import { useNavigate } from "@tanstack/react-router";
import { listEndpoints } from "../../../contract/lists.ts";
import { useApiMutation } from "../../api-query.ts";
import { usePaths } from "../../paths.ts";
import { ListForm, type ListWords } from "./list-form.tsx";
import { touched } from "./touched.ts";

const nothing: ListWords = { name: "", description: null };

export function NewList() {
  const create = useApiMutation(listEndpoints.create, { refreshes: touched });
  const navigate = useNavigate();
  const paths = usePaths();
  const save = async (body: ListWords) => {
    const { id } = await create.mutateAsync({ body });
    await navigate(paths.list(id));
  };
  return (
    <ListForm
      opens="New list"
      primary
      saves="Make the list"
      words={nothing}
      busy={create.isPending}
      error={create.error}
      onSave={save}
    />
  );
}
