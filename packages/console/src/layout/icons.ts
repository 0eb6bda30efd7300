export {
  AppstoreOutlined,
  AuditOutlined,
  BookOutlined,
  DashboardOutlined,
  ExperimentOutlined,
  LineChartOutlined as PulseOutlined,
  SettingOutlined,
} from '@ant-design/icons';
