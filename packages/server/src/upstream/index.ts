export { checkUpstreamAddress, type UpstreamAddressProblem } from './address-policy.ts';
export type { UpstreamTimeouts } from './exchange.ts';
export type { ModelService, UpstreamState } from './model-service.ts';
export { createOpenAiUpstream, type OpenAiUpstreamOptions } from './openai-upstream.ts';
export { TOUR_FORBIDDEN_WORDS, TOUR_MODEL } from './tour-answers.ts';
export { createTourModel, type TourModelOptions } from './tour-model.ts';
