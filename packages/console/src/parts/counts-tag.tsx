import type { RecordView } from '@anlan/api/client';
import { CheckOutlined, ExperimentOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../messages/messages.ts';
import { whyNotCounting } from './counting.ts';

/** Whether a record counts as evidence, and if not, why. */
export function CountsTag({ record }: { readonly record: RecordView }): ReactNode {
  const { log } = useMessages();
  const why = whyNotCounting(record);
  if (why === undefined) {
    return (
      <span className="an-counts">
        <CheckOutlined /> {log.counts}
      </span>
    );
  }
  return (
    <Tooltip title={log.countsNotWhy[why]}>
      <span className="an-counts an-counts-not">
        <ExperimentOutlined /> {log.countsNot}
      </span>
    </Tooltip>
  );
}
