export { checkUpstreamAddress, type UpstreamAddressProblem } from './address-policy.ts';
export type { ModelService } from './model-service.ts';
export { createOpenAiUpstream, type OpenAiUpstreamOptions } from './openai-upstream.ts';
export { TOUR_FORBIDDEN_WORDS, TOUR_MODEL } from './tour-answers.ts';
export { createTourModel } from './tour-model.ts';
