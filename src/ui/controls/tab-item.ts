export interface TabItem {
  readonly id: string;
  readonly label: string;
}
