"""Every page of the staff site, and who may open it; test_staff_addresses.py holds it to that.

A noun's pages follow from what a role may do with the noun: NOUNS says that, PAGES says what each
page asks for.
"""

from __future__ import annotations

# What each role may do with the row that is most theirs: v see it, a add one, c change it, d delete
# it, p publish it, k enter something about it.
NOUNS = """
                 viewer  editor  reviewer  administrator
project          v       vack    vackp     vackdp
confirmation     v       va      va        va
submission       -       v       v         v
reportcompletion v       vacd    vacd      vacd
statusupdate     v       vacd    vacdp     vacdp
period           v       vacd    vacdp     vacdp
fundingentry     v       vacd    vacdp     vacdp
milestone        v       vacd    vacdp     vacdp
reportedvalue    v       vacd    vacdp     vacdp
plan             v       v       vc        vacdp
focusarea        v       v       vacdp     vacdp
actionline       v       v       vacdp     vacdp
linefate         v       v       vacd      vacd
assessment       v       v       vacdp     vacdp
claim            v       v       vacdp     vacdp
reportingperiod  v       v       vacdk     vacdk
indicator        v       vacd    vacdp     vacdp
target           v       vacd    vacdp     vacdp
reading          v       vacd    vacdp     vacdp
fund             v       v       v         vacdp
contribution     v       v       v         vacdp
exchangerate     v       v       v         vacd
partnership      v       v       v         vacdp
meeting          v       vac     vacp      vacdp
organisation     v       vac     vacp      vacdp
country          v       v       v         vacd
source           v       vac     vacp      vacdp
errorreport      -       vc      vc        vc
release          v       v       v         vp
theme            v       v       v         vacdp
vocabularycode   v       v       v         vacd
formeraddress    -       -       -         vad
comment          v       v       v         v
savedview        va      va      va        va
apitoken         va      va      va        va
webhook          vac     vac     vac       vac
webhookdelivery  v       v       v         v
batch            v       v       v         v
user             -       -       -         vac
"""

# What one must be allowed in order to read a page, and to send something to it; “*” asks nothing
# of whoever has come in, “.” is nobody's. “0” after it: what the test asks for isn't there.
PAGES = """
                                GET   POST
short                           *     *
changelist                      v     v
add                             a     a
change                          v     c
delete                          d     d
history                         v     v
compare                         v     v
restore                         c     c
deleted                         d     d
undelete                        d0    d0
bulk                            *     p
publish                         .     p
schedule                        p     p
withdraw                        p     p
return                          p     p
submit                          .     c
project.publish                 p     p
project.submit                  k     k
project.take_back               .     k
project.record_status           k     k
project.confirm                 .     k
project.one_by_one              v     v
project.export                  v     v
project.import                  k     k
project.rehearsal               k0   k0
project.decide                  .     k0
project.apply                   .     k0
project.problems                k0   k0
project.complete                .     k0
reportingperiod.lock            k     k
reportingperiod.unlock          k     k
plan.export                     v     v
plan.import                     c     c
plan.rehearsal                  c0   c0
plan.decide                     .     c0
plan.apply                      .     c0
plan.problems                   c0   c0
plan.completeness               v     v
plan.completeness_without       v     v
comment.about                   v     v
comment.change                  v0   .
comment.history                 v0   v0
submission.change               .     .
submission.history              .     .
batch.change                    v     v
batch.undo                      v     v
apitoken.revoke                 .     v
webhook.test                    .     v
webhookdelivery.send_again      .     v
user.reset_second_factor        c     c
user.password_change            c     c
"""

# Pages that are about no noun: what they answer when they are read, and when something is sent to
# them. “+” answers, “-” refuses or says that nothing is there, “s” is the way in or leads to it.
SITE = """
                          anonymous  reader  no-role  administrator
index                     ss         ss      ++       ++
app_list                  ss         ss      --       ++
project-preview           ss         ss      --       +-
autocomplete              ss         ss      --       --
jsi18n                    ss         ss      +-       +-
login                     ss         ss      -s       -s
login_code                ss         ss      ss       ss
login_set_up              ss         ss      ss       ss
logout                    ss         ss      -+       -+
password_change           ss         ss      ++       ++
password_change_done      ss         ss      +-       +-
password_reset            ++         ++      ++       ++
password_reset_sent       ++         ++      ++       ++
password_reset_confirm    ++         ++      ++       ++
sign_in                   ss         ss      ++       ++
sign_in_add_app           ss         ss      ++       ++
sign_in_replace_app       ss         ss      --       --
sign_in_remove_app        ss         ss      --       --
sign_in_recovery_codes    ss         ss      --       --
sign_in_end_sessions      ss         ss      -+       -+
send_again                ss         ss      --       --
unknown                   ss         ss      --       --
"""
