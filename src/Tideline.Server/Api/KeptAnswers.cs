using Microsoft.Extensions.Caching.Memory;

namespace Tideline.Server.Api;

/// <summary>Answers that many readers ask for, made once. What was not asked for longest goes when they take too much memory.</summary>
internal sealed class KeptAnswers : IDisposable
{
    private const long MostBytes = 96 << 20;

    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <param name="key">Names all that the answer depends on.</param>
    public Body Find(string key, Func<Body> make) => _kept.GetOrCreate(key, entry =>
    {
        var body = make();
        entry.Size = body.Size;
        return body;
    })!;

    public void Dispose() => _kept.Dispose();
}
