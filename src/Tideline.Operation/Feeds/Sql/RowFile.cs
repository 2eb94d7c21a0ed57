using System.IO.Compression;
using System.Text;
using Tideline.Projects.Files;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>Writes rows as csv.gz. The same rows give the same bytes.</summary>
internal sealed class RowFile : IDisposable
{
    private readonly FileStream _file;
    private readonly StreamWriter _text;

    /// <param name="path">Made anew.</param>
    /// <param name="columns">The first line.</param>
    public RowFile(string path, IEnumerable<string> columns)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write);
        _text = new StreamWriter(new GZipStream(_file, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        _text.WriteLine(string.Join(',', columns.Select(CsvField.Quoted)));
    }

    public void Add(string?[] values) => _text.WriteLine(string.Join(',', values.Select(CsvField.Quoted)));

    /// <summary>When this returns, the file is whole and on the disk.</summary>
    public void Complete()
    {
        _text.Dispose();
        _file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }
}
