export { collect, collectUntilError } from './collect.ts';
export { type FakeClock, fakeClock } from './fake-clock.ts';
export type { FakeAnswer, FakeChoice, FakeToolCall } from './model/answer.ts';
export { closedPort, type SilentPort, silentPort } from './model/dead-ends.ts';
export {
  type FakeModel,
  type FakeModelOptions,
  type FakeScript,
  type ReceivedRequest,
  startFakeModel,
} from './model/fake-model.ts';
export { answersStatus, type FakeFault, type FakeReply, type FakeStreaming, says } from './model/reply.ts';
export { seededRandom } from './seeded-random.ts';
