package kz.bazarjoq.requests.correspondence.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import org.eclipse.angus.mail.imap.IMAPFolder.FetchProfileItem;
import org.springframework.integration.mail.inbound.ImapMailReceiver;

/**
 * Finds the letters that aren't marked as seen. Of what stands in them nothing is asked for beforehand: one whose sender the
 * server can't put into an envelope would keep all of them from being read.
 */
final class UnseenLetters extends ImapMailReceiver {

    UnseenLetters(String url) {
        super(url);
        setSearchTermStrategy((supported, folder) -> new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false), new FlagTerm(new Flags(Flags.Flag.DELETED), false)));
        setShouldMarkMessagesAsRead(false);
        setFlaggedAsFallback(false);
        setAutoCloseFolder(false);
    }

    @Override
    protected void fetchMessages(Message[] letters) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.SIZE);
        letters[0].getFolder().fetch(letters, profile);
    }
}
