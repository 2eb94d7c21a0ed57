using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tideline.Learning.Courses;

/// <summary>The order in which options are shown: another for each learner, the same each time.</summary>
public static class QuizOrder
{
    /// <summary>Numbers of the options as the module lists them, in the order in which they are shown.</summary>
    public static IReadOnlyList<int> Of(QuizItem item, ulong seed) =>
        [.. Enumerable.Range(0, item.Options.Count).OrderBy(o => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{item.Id}|{o}|{seed}"))))).ThenBy(o => o)];
}
