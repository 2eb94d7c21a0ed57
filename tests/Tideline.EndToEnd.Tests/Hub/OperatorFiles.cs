using System.IO.Compression;
using System.Text;

namespace Tideline.EndToEnd.Tests.Hub;

/// <summary>Divides the files of one country's only operator among several, by subscriber: each then has its own sample of one population.</summary>
internal static class OperatorFiles
{
    /// <param name="from">The events of the one operator.</param>
    /// <param name="parts">For each operator the folder of its events, and the tenths of subscribers that it has; they add up to 10.</param>
    public static void Divide(string from, IReadOnlyList<(string Folder, int Tenths)> parts)
    {
        int[] operators = [.. parts.SelectMany((p, k) => Enumerable.Repeat(k, p.Tenths))];
        foreach (var (folder, _) in parts)
        {
            Directory.CreateDirectory(folder);
        }

        Parallel.ForEach(Directory.GetFiles(from, "*.csv.gz"), new ParallelOptions { MaxDegreeOfParallelism = 2 }, file =>
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            var header = reader.ReadLine()!;
            var column = Array.IndexOf(header.Split(','), "msisdn");
            StringBuilder[] texts = [.. parts.Select(_ => new StringBuilder(header).Append('\n'))];
            while (reader.ReadLine() is { } line)
            {
                var fields = line.Split(',');
                // The last digits: a number is written with and without its calling code.
                var digits = fields.Length > column ? string.Concat(fields[column].Where(char.IsAsciiDigit).TakeLast(7)) : "";
                var hash = digits.Aggregate(17u, (h, c) => (h * 31) + c);
                texts[operators[(hash >> 4) % (uint)operators.Length]].Append(line).Append('\n');
            }

            foreach (var (text, (folder, _)) in texts.Zip(parts))
            {
                using var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(folder, Path.GetFileName(file))), CompressionLevel.Fastest));
                writer.Write(text);
            }
        });
    }
}
