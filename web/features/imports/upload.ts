// Uploads a file as the raw body, telling how far it is; XMLHttpRequest, since fetch does not say.

import type { Problem } from "../../../contract/errors.ts";
import { type ImportRun, importEndpoints } from "../../../contract/imports.ts";
import { ApiError, headersFor, urlOf } from "../../api.ts";

export interface Upload {
  /** 0 to 1. */
  onProgress: (share: number) => void;
  workspace: string;
  signal: AbortSignal;
}

export function uploadFile(file: File, { onProgress, workspace, signal }: Upload): Promise<ImportRun> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", urlOf(importEndpoints.upload, { query: { file_name: file.name } }));
    for (const [name, value] of Object.entries(headersFor(importEndpoints.upload, { workspace })))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as ImportRun);
      else reject(problemOf(request));
    };
    request.onerror = () => reject(offline());
    request.onabort = () => reject(new DOMException("The upload was cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function problemOf(request: XMLHttpRequest): Error {
  try {
    return new ApiError(JSON.parse(request.responseText) as Problem);
  } catch {
    return offline();
  }
}

function offline(): ApiError {
  const title = "The server could not be reached";
  return new ApiError({ code: "offline", status: 0, title, detail: title });
}
