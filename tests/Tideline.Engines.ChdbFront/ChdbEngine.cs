using System.Runtime.InteropServices;
using System.Text;

namespace Tideline.Engines.ChdbFront;

/// <summary>The engine's refusal of a statement.</summary>
/// <param name="code">Number of the error, as ClickHouse counts them.</param>
/// <param name="message">The engine's own text.</param>
internal sealed class ChdbException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}

/// <summary>One ClickHouse engine in this process, over a folder; one statement at a time.</summary>
internal sealed class ChdbEngine : IDisposable
{
    private readonly IntPtr _handle;

    /// <param name="library">Path of libchdb.</param>
    /// <param name="folder">Where its tables lie.</param>
    public ChdbEngine(string library, string folder)
    {
        NativeChdb.Use(library);
        string[] arguments = ["clickhouse", $"--path={folder}"];
        _handle = RuntimeSignals.KeptWhile(() =>
        {
            NativeChdb.SetSignalHandlersEnabled(0);
            return NativeChdb.Connect(arguments.Length, arguments);
        });
        if (_handle == IntPtr.Zero)
        {
            throw new InvalidOperationException("The engine does not open its folder.");
        }
    }

    /// <summary>Runs one statement and gives its output in its own FORMAT, else in the given one.</summary>
    /// <exception cref="ChdbException">The engine refuses the statement.</exception>
    public byte[] Run(ReadOnlySpan<byte> statement, string format = "TabSeparated")
    {
        var name = Encoding.ASCII.GetBytes(format);
        var result = NativeChdb.Query(
            Marshal.ReadIntPtr(_handle), statement.ToArray(), (nuint)statement.Length, name, (nuint)name.Length);
        try
        {
            if (Marshal.PtrToStringUTF8(NativeChdb.Error(result)) is { Length: > 0 } error)
            {
                throw new ChdbException(CodeOf(error), error);
            }

            var output = new byte[(int)NativeChdb.Length(result)];
            if (output.Length > 0)
            {
                Marshal.Copy(NativeChdb.Buffer(result), output, 0, output.Length);
            }

            return output;
        }
        finally
        {
            NativeChdb.Destroy(result);
        }
    }

    public byte[] Run(string statement) => Run(Encoding.UTF8.GetBytes(statement));

    public void Dispose() => NativeChdb.Close(_handle);

    /// <summary>An error begins so: <c>Code: 47. DB::Exception</c>.</summary>
    private static int CodeOf(string error)
    {
        const string before = "Code: ";
        var digits = error.StartsWith(before, StringComparison.Ordinal)
            ? string.Concat(error.Skip(before.Length).TakeWhile(char.IsAsciiDigit))
            : "";
        return int.TryParse(digits, out var code) ? code : 1002;
    }
}
