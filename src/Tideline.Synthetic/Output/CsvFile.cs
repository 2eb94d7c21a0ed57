using System.Globalization;
using System.Text;

namespace Tideline.Synthetic.Output;

/// <summary>A CSV file in UTF-8 with line feeds and invariant numbers; values hold no commas or quotes.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly StreamWriter _writer;

    public CsvFile(string path, string header)
    {
        _writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        _writer.Write(header);
        _writer.Write('\n');
    }

    public void Row(FormattableString row)
    {
        _writer.Write(row.ToString(CultureInfo.InvariantCulture));
        _writer.Write('\n');
    }

    public void Dispose() => _writer.Dispose();
}
