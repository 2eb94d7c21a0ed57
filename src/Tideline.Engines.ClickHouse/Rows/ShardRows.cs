using System.Collections;
using System.Data.Common;
using System.Globalization;

namespace Tideline.Engines.ClickHouse.Rows;

/// <summary>Rows of one shard's answer. Whole numbers may be asked for in any width that holds them.</summary>
internal sealed class ShardRows(RowStream stream, IReadOnlyList<(string Name, string Type)> columns) : DbDataReader
{
    private readonly ReadValue[] _readers = [.. columns.Select(c => ColumnReader.Of(c.Type))];
    private readonly object[] _values = new object[columns.Count];

    public override int FieldCount => columns.Count;

    public override int Depth => 0;

    public override bool HasRows => !stream.Ended;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => _values[ordinal];

    public override object this[string name] => _values[GetOrdinal(name)];

    public override bool Read()
    {
        if (stream.Ended)
        {
            return false;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = _readers[i](stream);
        }

        return true;
    }

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => columns[ordinal].Name;

    public override int GetOrdinal(string name) =>
        columns.Select(c => c.Name).ToList().IndexOf(name) is >= 0 and var i ? i : throw new ArgumentOutOfRangeException(nameof(name));

    public override string GetDataTypeName(int ordinal) => columns[ordinal].Type;

    public override Type GetFieldType(int ordinal) => _values[ordinal].GetType();

    public override object GetValue(int ordinal) => _values[ordinal];

    public override int GetValues(object[] values)
    {
        _values.CopyTo(values, 0);
        return _values.Length;
    }

    public override bool IsDBNull(int ordinal) => _values[ordinal] is DBNull;

    public override T GetFieldValue<T>(int ordinal) =>
        _values[ordinal] is T value ? value : (T)Convert.ChangeType(_values[ordinal], typeof(T), CultureInfo.InvariantCulture);

    public override bool GetBoolean(int ordinal) => Convert.ToBoolean(_values[ordinal], CultureInfo.InvariantCulture);

    public override byte GetByte(int ordinal) => Convert.ToByte(_values[ordinal], CultureInfo.InvariantCulture);

    public override short GetInt16(int ordinal) => Convert.ToInt16(_values[ordinal], CultureInfo.InvariantCulture);

    public override int GetInt32(int ordinal) => Convert.ToInt32(_values[ordinal], CultureInfo.InvariantCulture);

    public override long GetInt64(int ordinal) => Convert.ToInt64(_values[ordinal], CultureInfo.InvariantCulture);

    public override float GetFloat(int ordinal) => Convert.ToSingle(_values[ordinal], CultureInfo.InvariantCulture);

    public override double GetDouble(int ordinal) => Convert.ToDouble(_values[ordinal], CultureInfo.InvariantCulture);

    public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(_values[ordinal], CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => (string)_values[ordinal];

    public override DateTime GetDateTime(int ordinal) => (DateTime)_values[ordinal];

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();
}
