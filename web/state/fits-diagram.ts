import type { ModelConfig } from '../engine/types';

/** The diagram of Let's go draws this model and no other. */
export function fitsDiagram(config: ModelConfig): boolean {
  const { dModel, heads, encoderLayers, decoderLayers, dFf, norm, residual, sourceEos } = config;
  const sizes = dModel === 2 && heads === 1 && encoderLayers === 1 && decoderLayers === 1 && dFf === 0;
  return sizes && norm === 'none' && residual && !sourceEos;
}
