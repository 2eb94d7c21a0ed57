// The alert by a reader of CAP 1.2, the release's Parquet file by a reader of Parquet.
import { readFileSync } from 'node:fs'
import { CAP_1_2 as cap } from '@dec112/cap-ts'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const [alertFile, parquetFile] = process.argv.slice(2)
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version
const alert = await cap.Alert.fromXML(readFileSync(alertFile, 'utf8'))
console.log(`CAP: status ${cap._to_string_Alert_status(alert.status)}, type ${cap._to_string_Alert_msgType(alert.msgType)}, scope ${cap._to_string_Alert_scope(alert.scope)}, ${alert.info_list.length} info, ${alert.info_list[0].area_list.length} areas (@dec112/cap-ts ${version('@dec112/cap-ts')})`)

const bytes = readFileSync(parquetFile)
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
const rows = await parquetReadObjects({ file, compressors })
const hidden = rows.filter((r) => r.value === null || r.value === undefined).length
console.log(`Parquet: ${rows.length} rows of ${parquetMetadata(file).schema.length - 1} columns, ${hidden} without a number (hyparquet ${version('hyparquet')})`)
