using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;

namespace Tideline.Learning.Progress;

/// <summary>What makes a learner's exercises their own: other words, other countries and other orders.</summary>
public static class LearnerSeed
{
    /// <summary>The file that makes a folder a work folder.</summary>
    public const string FileName = ".seed";

    /// <summary>The seed that belongs to a name or code. Case and blanks around it do not count.</summary>
    public static ulong Of(string learner) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("tideline learner|" + learner.Trim().ToUpperInvariant())));

    /// <summary>The seed of a work folder; null where it is none.</summary>
    public static ulong? Find(string folder) => File.Exists(Path.Combine(folder, FileName))
        && ulong.TryParse(File.ReadAllText(Path.Combine(folder, FileName)), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>The seed of a work folder.</summary>
    /// <exception cref="ConfigurationException">It is none.</exception>
    public static ulong In(string folder) => Find(folder)
        ?? throw new ConfigurationException($"{folder} is no work folder. Make one with 'tideline learn start MODULE'; nothing was changed.");

    /// <summary>Makes the folder a work folder.</summary>
    public static void Write(string folder, ulong seed)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, FileName), seed.ToString(CultureInfo.InvariantCulture));
    }
}
