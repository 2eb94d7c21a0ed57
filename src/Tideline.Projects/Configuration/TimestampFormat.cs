using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Tideline.Projects.Configuration;

/// <summary>A time as a file writes it, cut to whole seconds.</summary>
/// <param name="Seconds">Seconds since 1970-01-01T00:00:00, of the written clock or, for an instant, of UTC.</param>
/// <param name="IsInstant">True where the text itself fixes the instant (epoch, or an ISO offset).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WrittenTime(long Seconds, bool IsInstant);

/// <summary>How a feed writes its timestamps. Reads bytes, because tens of millions of them are read.</summary>
public sealed class TimestampFormat
{
    private readonly ReadTime _read;

    private TimestampFormat(ReadTime read) => _read = read;

    private delegate bool ReadTime(ReadOnlySpan<byte> text, out WrittenTime time);

    /// <param name="format"><c>iso8601</c>, <c>epoch_s</c>, <c>epoch_ms</c>, or a pattern of yyyy MM dd HH mm ss and
    /// separators; fractions of a second after it are read and dropped.</param>
    /// <exception cref="FormatException">The pattern has an unknown letter, or lacks a part of a date and time.</exception>
    public static TimestampFormat Parse(string format) => new(format switch
    {
        "iso8601" => Iso8601Time.TryRead,
        "epoch_s" => static (text, out time) => Epoch(text, 1, out time),
        "epoch_ms" => static (text, out time) => Epoch(text, 1000, out time),
        _ => new TimestampPattern(format).TryRead,
    });

    /// <summary>False where the text is not written in this format or names no possible date and time.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out WrittenTime time) => _read(text, out time);

    private static bool Epoch(ReadOnlySpan<byte> text, long unitsPerSecond, out WrittenTime time)
    {
        // A decimal fraction is dropped like any part of a second.
        var dot = text.IndexOf((byte)'.');
        var whole = dot < 0 ? text : text[..dot];
        var ok = Utf8Parser.TryParse(whole, out long value, out var used) && used == whole.Length
            && (dot < 0 || text[(dot + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0);
        time = new WrittenTime(ok ? (long)Math.Floor((double)value / unitsPerSecond) : 0, IsInstant: true);
        return ok;
    }
}
