/** What a model is called when it is saved as a file. */
export const modelFileName = (lesson: string, step: number): string => `vamos-${lesson}-step-${step}.safetensors`;
