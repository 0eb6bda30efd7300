import type { FileView } from '../../file-view.ts';
import { type Discovery, type LabelFormat, labelText, remark } from '../format.ts';
import { planFlv } from './flv-plan.ts';
import { isFlv, labelProperties, METADATA_EVENT, scriptTags } from './script-tags.ts';

export const flvFormat: LabelFormat = { name: 'flv', extensions: ['flv'], sniff: isFlv, read: readFlv, plan: planFlv };

async function* readFlv(file: FileView): AsyncGenerator<Discovery, void, undefined> {
  for (const tag of await scriptTags(file)) {
    const place = tag.event === METADATA_EVENT ? 'flv/metadata' : 'flv/other-script';
    for (const { name, value } of labelProperties(tag)) {
      yield labelText(place, value.text ?? '');
      if (value.text === undefined) yield remark('field_type_unexpected', { place, detail: { type: value.type } });
      if (name !== 'AIGC') yield remark('key_name_case', { place, detail: { key: name } });
    }
  }
}
