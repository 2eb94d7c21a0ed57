using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Files;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>Which rows of which span were delivered, as hashes of their ids, and up to where spans are final; in a folder of the feed's own.</summary>
/// <remarks>
/// A delivery is committed by the list of its ids coming into place, when its file is whole under its hidden name. Who is killed before begins the
/// span again; who is killed after has the file moved into the inbox by the next look. Thus no row is in two files, and none in no file.
/// </remarks>
internal sealed partial class DeliveredRows
{
    private const int IdBytes = 16;
    private const string Ids = ".ids";
    private const string Seen = ".seen";

    private readonly string _folder;
    private readonly string _inbox;

    /// <param name="folder">Full path of the feed's state.</param>
    /// <param name="inbox">Full path of the folder that takes the files.</param>
    public DeliveredRows(string folder, string inbox)
    {
        (_folder, _inbox) = (folder, inbox);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(inbox);
    }

    /// <summary>What a row is known by, whatever type its id has.</summary>
    public static UInt128 Mark(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>Spans that end at it or before are never read again; null: none was read.</summary>
    public Instant? Position
    {
        get => File.Exists(PositionFile) && InstantPattern.General.Parse(File.ReadAllText(PositionFile).Trim()) is { Success: true } at ? at.Value : null;
        set => WholeFile.Write(PositionFile, InstantPattern.General.Format(value!.Value) + "\n");
    }

    /// <summary>Moves what was committed and did not come into the inbox, and clears away what was not committed.</summary>
    /// <param name="feed">Name of the feed.</param>
    /// <returns>Full paths of files that came into the inbox.</returns>
    public IReadOnlyList<string> Recover(string feed)
    {
        List<string> moved = [];
        foreach (var part in Directory.GetFiles(_inbox, $".{feed}-*.csv.gz.part").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileName(part)[1..^".part".Length];
            var delivery = file[(feed.Length + 1)..^".csv.gz".Length];
            if (!DeliveryName().IsMatch(delivery))
            {
                // Of a feed whose name begins with this one's.
                continue;
            }

            if (File.Exists(Path.Combine(_folder, delivery + Ids)))
            {
                File.Move(part, Path.Combine(_inbox, file), overwrite: true);
                moved.Add(Path.Combine(_inbox, file));
            }
            else
            {
                File.Delete(part);
            }
        }

        return moved;
    }

    /// <summary>What the source held of a span when it was last read whole; null: it was not.</summary>
    public string? SeenOf(Span span) => File.Exists(Of(span, Seen)) ? File.ReadAllText(Of(span, Seen)) : null;

    public void Saw(Span span, string holds) => WholeFile.Write(Of(span, Seen), holds);

    /// <summary>Marks of all rows of a span that were delivered, and how often that was.</summary>
    public (HashSet<UInt128> Marks, int Deliveries) Of(Span span)
    {
        HashSet<UInt128> marks = [];
        var deliveries = 0;
        for (; File.Exists(IdsOf(span, deliveries)); deliveries++)
        {
            var bytes = File.ReadAllBytes(IdsOf(span, deliveries));
            for (var at = 0; at < bytes.Length; at += IdBytes)
            {
                marks.Add(BinaryPrimitives.ReadUInt128BigEndian(bytes.AsSpan(at)));
            }
        }

        return (marks, deliveries);
    }

    /// <summary>Where a delivery's file is written, and where it then belongs.</summary>
    public (string Part, string File) FileOf(string feed, Span span, int delivery)
    {
        var file = Path.Combine(_inbox, $"{feed}-{NameOf(span, delivery)}.csv.gz");
        return (PartFile.Of(file), file);
    }

    /// <summary>Commits a delivery whose file is whole.</summary>
    public void Commit(Span span, int delivery, IReadOnlyCollection<UInt128> marks)
    {
        var path = IdsOf(span, delivery);
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write))
        {
            Span<byte> bytes = stackalloc byte[IdBytes];
            foreach (var mark in marks)
            {
                BinaryPrimitives.WriteUInt128BigEndian(bytes, mark);
                file.Write(bytes);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>Makes a span final.</summary>
    public void Close(Span span)
    {
        Position = span.End;
        foreach (var file in Directory.GetFiles(_folder, $"{span.Key}*"))
        {
            File.Delete(file);
        }
    }

    private string PositionFile => Path.Combine(_folder, "position");

    private string Of(Span span, string ending) => Path.Combine(_folder, span.Key + ending);

    private string IdsOf(Span span, int delivery) => Path.Combine(_folder, NameOf(span, delivery) + Ids);

    [GeneratedRegex(@"^[0-9]{8}(T[0-9]{2}[+-][0-9]{4})?(-[0-9]{1,4})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeliveryName();

    // Late rows come in files of their own: 20250826, 20250826-1 …
    private static string NameOf(Span span, int delivery) => delivery == 0 ? span.Key : string.Create(CultureInfo.InvariantCulture, $"{span.Key}-{delivery}");
}
