// How the server's process is started, and the command line's, which imports files in its own.
const heap = [
  // V8 takes three semi-spaces of up to 32 MB each for what is young; an import fills them all, and with half of that is as quick
  // in a fifth less memory.
  "--max-semi-space-size=16",
  // How far the heap may grow past what was alive before it is collected whole. Left to itself V8 lets it grow to four times
  // that while much is allocated: a long import then stands far higher, and is quicker by a tenth at most.
  "--heap-growing-percent=100",
];

export const serverArgs = [...heap, "server/main.ts"];
export const cliArgs = [...heap, "server/cli.ts"];
